/* A ticket from a file: chosen, or dropped on the ticket's box. */
import { find } from "./dom.js";

const hasFile = (event) => event.dataTransfer?.types.includes("Files");

/* @open: is given the file; returns what chooses one. */
export function watchFiles(open) {
    const box = find("ticket-box");
    const field = find("file", box);
    const button = find("open-file", box);
    const choose = () => field.click();
    button.hidden = false;
    button.addEventListener("click", choose);
    field.addEventListener("change", () => {
        if (field.files.length) {
            open(field.files[0]);
        }
        field.value = ""; /* the same file again is a choice too */
    });
    box.addEventListener("dragover", (event) => {
        if (hasFile(event)) {
            event.preventDefault();
            box.classList.add("is-dropping");
        }
    });
    box.addEventListener("dragleave", () => box.classList.remove("is-dropping"));
    box.addEventListener("drop", (event) => {
        box.classList.remove("is-dropping");
        if (hasFile(event)) {
            event.preventDefault();
            open(event.dataTransfer.files[0]);
        }
    });
    return choose;
}
