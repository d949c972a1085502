/* The draft onto the clipboard, as text, or as HTML with the text beside it. */
import { find, tell } from "./dom.js";

const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

function addLine(into, line) {
    let at = 0;
    for (const found of line.matchAll(LINK)) {
        const link = document.createElement("a");
        link.href = found[0];
        link.textContent = found[0];
        into.append(line.slice(at, found.index), link);
        at = found.index + found[0].length;
    }
    into.append(line.slice(at));
}

/* Paragraphs and lines as elements; everything in them is text. */
export function htmlOf(text, lang, dir) {
    const whole = document.createElement("div");
    whole.lang = lang;
    whole.dir = dir;
    for (const paragraph of text.trim().split(/\n{2,}/)) {
        const p = document.createElement("p");
        paragraph.split("\n").forEach((line, i) => {
            if (i > 0) {
                p.append(document.createElement("br"));
            }
            addLine(p, line);
        });
        whole.append(p);
    }
    return whole.outerHTML;
}

export async function copyDraft(form, editor, what) {
    const text = editor.text;
    const area = editor.area;
    try {
        if (what === "html") {
            const html = htmlOf(text, area.lang, getComputedStyle(area).direction);
            const item = new ClipboardItem({
                "text/plain": new Blob([text], { type: "text/plain" }),
                "text/html": new Blob([html], { type: "text/html" }),
            });
            await navigator.clipboard.write([item]);
        } else {
            await navigator.clipboard.writeText(text);
        }
        tell(form.dataset.textCopied);
        return true;
    } catch {
        area.focus();
        area.select(); /* so that Ctrl+C does it */
        tell(form.dataset.textCopyFailed, true);
        return false;
    }
}

/* The note for a colleague, a line each. */
export async function copyNote(form, note) {
    const lines = [...find("note", note).children].map((line) => line.textContent);
    try {
        await navigator.clipboard.writeText(lines.join("\n"));
        tell(form.dataset.textCopied);
    } catch {
        getSelection().selectAllChildren(find("note", note));
        tell(form.dataset.textCopyFailed, true);
    }
}
