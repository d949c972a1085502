/* The answers that were put in last, kept by the browser, so that they are at hand again. */

const STORED = "cordial.recent";
const MOST = 8;

export function recent() {
    try {
        const ids = JSON.parse(localStorage.getItem(STORED) ?? "[]");
        return Array.isArray(ids) ? ids.filter((id) => /^[a-z0-9-]{1,80}$/.test(id)).slice(0, MOST) : [];
    } catch {
        return []; /* a frame of another site may not keep anything */
    }
}

export function remember(id) {
    try {
        const ids = [id, ...recent().filter((one) => one !== id)];
        localStorage.setItem(STORED, JSON.stringify(ids.slice(0, MOST)));
    } catch {
        /* then the server's list is all there is */
    }
}
