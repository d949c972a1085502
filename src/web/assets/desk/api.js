/* Asking the server: forms out, pages in. The panel brings a token along, the desk its cookie. */

let token = "";

export class Refused extends Error {
    constructor(code, words) {
        super(words);
        this.code = code;
    }
}

export function useToken(value) {
    token = value;
}

function headers(accept, type) {
    const all = { Accept: accept };
    if (type) {
        all["Content-Type"] = type;
    }
    if (token) {
        all.Authorization = `Bearer ${token}`;
    }
    return all;
}

async function ask(path, options, accept, type) {
    const answer = await fetch(path, {
        credentials: token ? "omit" : "same-origin",
        headers: headers(accept, type),
        redirect: "follow",
        ...options,
    });
    if (!answer.ok) {
        throw new Refused(answer.status, answer.statusText);
    }
    return answer;
}

async function pageOf(answer) {
    return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/* The page that a path gives, as a document of its own. */
export async function getPage(path, signal) {
    return pageOf(await ask(path, { signal }, "text/html"));
}

/* The page that answers a form; @fields: an object or FormData. */
export async function postPage(path, fields, signal) {
    const body = new URLSearchParams(fields instanceof FormData ? fields : Object.entries(fields));
    return pageOf(await ask(path, { method: "POST", body, signal }, "text/html"));
}

/* The page that answers a file: a mail, or anything else that the server's reader may know. */
export async function postFile(path, file, signal) {
    const type = /\.eml$/i.test(file.name) ? "message/rfc822" : "text/plain";
    return pageOf(await ask(path, { method: "POST", body: await file.arrayBuffer(), signal }, "text/html", type));
}

/* The document that answers a form. */
export async function postJson(path, fields, signal) {
    const body = new URLSearchParams(Object.entries(fields));
    return (await ask(path, { method: "POST", body, signal }, "application/json")).json();
}
