/* From an answer's id to its words at the cursor of the draft. */
import { postJson } from "./api.js";
import { newest, tell, tellFailure } from "./dom.js";
import { remember } from "./recent.js";

export class Insert {
    constructor(form, editor) {
        this.form = form;
        this.editor = editor;
        this.turn = newest();
        this.given = new Map(); /* id -> what was put in, to know later whether it was changed */
    }

    async put(id) {
        const fields = {
            ticket: this.form.elements.ticket.value || " ",
            use: id,
            as: "part",
            n: 1,
        };
        try {
            const { draft } = await postJson("/api/v1/reply", fields, this.turn());
            this.given.set(id, draft.text.trim());
            this.editor.insert(draft.text);
            remember(id);
            tell(this.form.dataset.textInserted);
        } catch (error) {
            tellFailure(error, this.form);
        }
    }

    /* Was what this answer gave changed before it was sent? */
    edited(id, composed) {
        const given = this.given.get(id) ?? composed;
        return given.trim() !== "" && !this.editor.text.includes(given.trim());
    }
}
