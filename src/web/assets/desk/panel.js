/*
 * The desk in a help desk's frame. Its page comes with nothing in it; the token and, if it likes,
 * the ticket come in the fragment or by a message of the window around, which must be of an origin
 * that the base allows. No cookie is used.
 */
import { useToken } from "./api.js";

const fragment = () => new URLSearchParams(location.hash.slice(1));

export function panelOf(form) {
    const place = form.closest("[data-panel]");
    if (!place) {
        return null;
    }
    const origins = (place.dataset.origins ?? "").split(" ").filter(Boolean);
    const token = fragment().get("token");
    if (token) {
        useToken(token);
        const rest = fragment();
        rest.delete("token"); /* not for those who look at the address or its history */
        history.replaceState(null, "", `${location.pathname}#${rest}`);
    }
    return {
        join({ form: desk, editor, read }) {
            const parent = window.parent === window ? null : window.parent;
            window.addEventListener("message", (event) => {
                const { type, token: next, text } = event.data ?? {};
                if (event.source !== parent || !origins.includes(event.origin)) {
                    return;
                }
                if (type === "cordial.token" && typeof next === "string") {
                    useToken(next);
                }
                if (type === "cordial.ticket" && typeof text === "string") {
                    desk.elements.ticket.value = text;
                    read();
                }
            });
            place.querySelector("[data-send]")?.addEventListener("click", () => {
                for (const origin of origins) { /* only the window of this origin gets it */
                    parent?.postMessage({ type: "cordial.insert", text: editor.text }, origin);
                }
            });
            for (const origin of origins) {
                parent?.postMessage({ type: "cordial.ready" }, origin);
            }
        },
    };
}
