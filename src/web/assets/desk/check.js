/* Findings: asked for when one stops typing, marked in the draft, gone through and fixed by keys. */
import { postPage } from "./api.js";
import { adopt, find, findAll, newest, settled, tell, tellFailure } from "./dom.js";
import { placesOf } from "./editor.js";

const PAUSE_MS = 350;

export class Check {
    constructor(form, editor) {
        this.form = form;
        this.editor = editor;
        this.turn = newest();
        this.rows = [];
        this.later = settled(PAUSE_MS, () => this.run());
        editor.addEventListener("change", () => {
            this.rows = [];
            this.later();
        });
        find("check").addEventListener("click", (event) => this.clicked(event));
        this.read();
    }

    async run() {
        const text = this.editor.text;
        this.later.stop();
        if (!text.trim()) {
            find("check").replaceChildren();
            this.editor.mark([]);
            return;
        }
        try {
            const fields = new FormData(this.form);
            const page = await postPage("/desk/check", fields, this.turn());
            if (this.editor.text === text) {
                this.take(page);
            }
        } catch (error) {
            tellFailure(error, this.form);
        }
    }

    /* The findings of a page are those of the draft as it is. */
    take(page) {
        this.later.stop();
        adopt("check", page);
        this.read();
    }

    /* What stands in the list of findings becomes marks. */
    read() {
        const items = findAll("start", find("check"));
        const bytes = items.flatMap((item) => [Number(item.dataset.start), Number(item.dataset.end)]);
        const place = placesOf(this.editor.text, bytes);
        this.rows = items.map((item) => ({
            item,
            start: place(Number(item.dataset.start)),
            end: place(Number(item.dataset.end)),
            kind: item.dataset.severity,
            fix: item.dataset.fix,
        }));
        this.editor.mark(this.rows);
    }

    clicked(event) {
        const item = event.target.closest("[data-start]");
        const row = this.rows.find((one) => one.item === item);
        if (!row) {
            return;
        }
        event.preventDefault();
        if (event.target.closest("[data-fix-one]")) {
            this.fix(row);
        } else {
            this.go(row);
        }
    }

    go(row) {
        this.editor.area.focus();
        this.editor.area.setSelectionRange(row.start, row.end);
        this.editor.reveal(row.start);
        tell(find("go", row.item).textContent);
    }

    /* The next finding behind the cursor, or the first again. */
    next(step = 1) {
        const at = this.editor.area.selectionStart;
        const placed = this.rows.filter((row) => row.end > row.start);
        if (!placed.length) {
            tell(this.form.dataset.textNoFinding);
            return;
        }
        const ahead = step > 0 ? placed.find((row) => row.start > at) : placed.findLast((row) => row.start < at);
        this.go(ahead ?? placed.at(step > 0 ? 0 : -1));
    }

    fix(row) {
        if (row?.fix === undefined) {
            return;
        }
        this.editor.type(row.start, row.end, row.fix);
        tell(this.form.dataset.textFixed);
        this.run();
    }

    /* The fix for the finding at the cursor; else the first there is. */
    fixHere() {
        const at = this.editor.area.selectionStart;
        const fixable = this.rows.filter((row) => row.fix !== undefined);
        const here = fixable.find((row) => row.start <= at && at <= row.end);
        if (!fixable.length) {
            tell(this.form.dataset.textNoFinding);
        }
        this.fix(here ?? fixable[0]);
    }
}
