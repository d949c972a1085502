/* Small things that every module needs: finding, moving parts of a page, waiting, telling. */

export const find = (name, root = document) => root.querySelector(`[data-${name}]`);
export const findAll = (name, root = document) => [...root.querySelectorAll(`[data-${name}]`)];

/* Put what stands inside [data-name] of another document in the place of ours. */
export function adopt(name, from, into = document) {
    const here = find(name, into);
    const there = find(name, from);
    if (here && there) {
        here.replaceChildren(...[...there.childNodes].map((node) => document.importNode(node, true)));
    }
    return here;
}

/* Call @run when nobody has asked again for @ms. */
export function settled(ms, run) {
    let timer = 0;
    const later = (...args) => {
        clearTimeout(timer);
        timer = setTimeout(() => run(...args), ms);
    };
    later.stop = () => clearTimeout(timer);
    return later;
}

/* One thing at a time: a newer call ends the older one. */
export function newest() {
    let current = null;
    return () => {
        current?.abort();
        current = new AbortController();
        return current.signal;
    };
}

/* A line at the edge of the window, which a screen reader says; it goes after a while. */
export function tell(words, wrong = false) {
    const place = find("toasts");
    const line = document.createElement("p");
    line.className = wrong ? "desk-toast is-wrong" : "desk-toast";
    line.textContent = words;
    place.replaceChildren(line);
    setTimeout(() => line.remove(), wrong ? 12000 : 5000);
}

/* What went wrong, in words of the page; a call that a newer one ended is nothing. */
export function tellFailure(error, form) {
    if (error.name === "AbortError") {
        return;
    }
    const words = { 401: "textSignedOut", 403: "textSignedOut", 413: "textTooLong" };
    tell(form.dataset[words[error.code] ?? "textFailed"], true);
}

export const isTyping = (element) =>
    element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
