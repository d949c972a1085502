/*
 * The draft: a text area over a mirror of its text, in which findings are marked. The mirror stands
 * in the same place and gives the area its height, so that nothing scrolls apart.
 */

/* Places in bytes of UTF-8, as the server counts, become places in the string. */
export function placesOf(text, bytes) {
    const wanted = [...new Set(bytes)].sort((a, b) => a - b);
    const places = new Map();
    let at = 0;
    let byte = 0;
    for (const want of wanted) {
        while (byte < want && at < text.length) {
            const code = text.codePointAt(at);
            byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            at += code < 0x10000 ? 1 : 2;
        }
        places.set(want, at);
    }
    return (n) => places.get(n);
}

/* Marks move with the text around them; one inside what was changed goes. */
function moved(marks, before, after) {
    let head = 0;
    const shorter = Math.min(before.length, after.length);
    while (head < shorter && before[head] === after[head]) {
        head++;
    }
    let tail = 0;
    while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
        tail++;
    }
    const end = before.length - tail;
    const by = after.length - before.length;
    return marks.flatMap((mark) => {
        if (mark.end <= head) {
            return [mark];
        }
        return mark.start >= end ? [{ ...mark, start: mark.start + by, end: mark.end + by }] : [];
    });
}

/* A last paragraph of several lines is the closing, with the name and the team. */
function beforeSignature(text) {
    const whole = text.trimEnd();
    const blank = whole.lastIndexOf("\n\n");
    return blank > 0 && whole.indexOf("\n", blank + 2) > 0 ? blank : text.length;
}

export class Editor extends EventTarget {
    constructor(area, mirror) {
        super();
        this.area = area;
        this.mirror = mirror;
        this.marks = [];
        this.before = area.value;
        area.parentElement.classList.add("is-live");
        area.addEventListener("input", () => this.changed());
        this.draw();
    }

    get text() {
        return this.area.value;
    }

    changed() {
        this.marks = moved(this.marks, this.before, this.text);
        this.before = this.text;
        this.draw();
        this.dispatchEvent(new Event("change"));
    }

    /* As if it was typed, so that Ctrl+Z takes it back. */
    type(start, end, text) {
        this.area.focus();
        this.area.setSelectionRange(start, end);
        const done = text
            ? document.execCommand("insertText", false, text)
            : start === end || document.execCommand("delete");
        if (!done) {
            this.area.setRangeText(text, start, end, "end");
            this.changed();
        }
    }

    /* Put a text at the cursor, as a paragraph of its own; nothing is ever replaced. */
    insert(text) {
        const at = this.area.selectionEnd;
        const head = this.text.slice(0, at);
        const tail = this.text.slice(at);
        const lead = head === "" || /\n\s*\n$/.test(head) ? "" : head.endsWith("\n") ? "\n" : "\n\n";
        const rest = tail === "" ? "" : /^\n\s*\n/.test(tail) ? "" : tail.startsWith("\n") ? "\n" : "\n\n";
        this.type(at, at, lead + text.trim() + rest);
    }

    /* The first draft, into an editor that is empty; the cursor goes where more would be said. */
    begin(text) {
        this.type(0, this.text.length, text);
        const at = beforeSignature(text);
        this.area.setSelectionRange(at, at);
    }

    mark(marks) {
        this.marks = marks.filter((m) => m.end > m.start).sort((a, b) => a.start - b.start);
        this.draw();
    }

    /* Bring a mark into view: selecting its text does not move what is around the area. */
    reveal(start) {
        const at = this.marks.findIndex((mark) => mark.start === start);
        this.mirror.querySelectorAll("mark")[at]?.scrollIntoView({ block: "nearest" });
    }

    draw() {
        const parts = [];
        let at = 0;
        for (const { start, end, kind } of this.marks) {
            if (start >= at) {
                const mark = document.createElement("mark");
                mark.className = `mark-${kind}`;
                mark.textContent = this.text.slice(start, end);
                parts.push(this.text.slice(at, start), mark);
                at = end;
            }
        }
        this.mirror.dir = this.area.dir;
        this.mirror.lang = this.area.lang || document.documentElement.lang;
        this.mirror.replaceChildren(...parts, this.text.slice(at) + "\n");
    }
}
