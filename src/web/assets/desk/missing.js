/* Values that only the agent knows: a field for each; leaving it puts the value into the draft. */
import { findAll } from "./dom.js";

function put(editor, field) {
    const value = field.value.trim();
    const token = field.dataset.fill;
    if (!value) {
        return;
    }
    for (let at = editor.text.indexOf(token); at >= 0; at = editor.text.indexOf(token, at + value.length)) {
        editor.type(at, at + token.length, value);
    }
    field.dataset.fill = value; /* changed again, it changes what stands there */
}

export function watchMissing(place, editor) {
    const leave = (event) => {
        const field = event.target.closest("[data-fill]");
        if (field) {
            const next = document.activeElement;
            put(editor, field);
            if (next && next !== document.body) {
                next.focus(); /* typing into the draft took it */
            }
        }
    };
    place.addEventListener("change", leave);
    place.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.closest("[data-fill]")) {
            event.preventDefault();
            put(editor, event.target);
            const fields = findAll("fill", place);
            (fields[fields.indexOf(event.target) + 1] ?? editor.area).focus();
        }
    });
}
