/* Keys to what they do. The help that `?` opens is part of the page; here they only work. */
import { find, isTyping } from "./dom.js";

const STORED = "cordial.single-keys";

function stored() {
    try {
        return localStorage.getItem(STORED) !== "off";
    } catch {
        return true; /* a frame of another site may not keep anything */
    }
}

function store(on) {
    try {
        localStorage.setItem(STORED, on ? "on" : "off");
    } catch {
        /* it holds until the page is left */
    }
}

/* "Ctrl+Enter", "Alt+Enter", "F8", "/" … of an event. */
function nameOf(event) {
    const ctrl = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
    const alt = event.altKey ? "Alt+" : "";
    const shift = event.shiftKey && event.key.length > 1 ? "Shift+" : "";
    return ctrl + alt + shift + event.key;
}

/*
 * @keys: name -> function; returns false to leave the key alone. Single letters and signs work
 * outside of fields alone, and can be switched off.
 */
export function watchKeys(keys) {
    const box = find("single-keys");
    let single = stored();
    if (box) {
        box.checked = single;
        box.addEventListener("change", () => {
            single = box.checked;
            store(single);
        });
    }
    document.addEventListener("keydown", (event) => {
        const name = nameOf(event);
        const run = keys[name];
        if (!run || event.defaultPrevented || document.querySelector("dialog[open]")) {
            return;
        }
        if (name.length === 1 && (!single || isTyping(event.target))) {
            return;
        }
        if (run(event) !== false) {
            event.preventDefault();
        }
    });
}
