/* Accepted, edited, not relevant: into the ledger, and back out again. */
import { postPage } from "./api.js";
import { adopt, find, tell, tellFailure } from "./dom.js";

export class Feedback {
    constructor(form, editor, insert) {
        this.form = form;
        this.editor = editor;
        this.insert = insert;
    }

    async send(fields) {
        const whole = { csrf: this.form.elements.csrf.value, ticket: this.form.elements.ticket.value, ...fields };
        try {
            const page = await postPage("/desk/feedback", whole);
            adopt("recorded", page);
            const line = find("recorded-line");
            if (line) {
                tell(line.firstElementChild.textContent);
            }
            return true;
        } catch (error) {
            tellFailure(error, this.form);
            return false;
        }
    }

    async accept(id) {
        const edited = this.insert.edited(id, find("composed").value) ? "1" : "0";
        if (await this.send({ accept: id, edited })) {
            this.show(id, "is-accepted");
        }
    }

    async reject(id) {
        if (await this.send({ reject: id })) {
            this.show(id, "is-rejected");
        }
    }

    async undo() {
        const button = find("undo");
        if (button && (await this.send({ undo: button.dataset.undo }))) {
            document.querySelectorAll(".is-accepted, .is-rejected").forEach((row) => {
                row.classList.remove("is-accepted", "is-rejected");
            });
        }
    }

    show(id, name) {
        const row = document.querySelector(`[data-suggestion="${CSS.escape(id)}"]`);
        row?.classList.remove("is-accepted", "is-rejected");
        row?.classList.add(name);
    }
}
