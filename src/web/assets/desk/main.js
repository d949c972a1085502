/* The desk: its modules joined, a ticket read without leaving the page, and the keys. */
import { watchMenus } from "../menu.js";
import { postFile, postPage } from "./api.js";
import { Check } from "./check.js";
import { copyDraft, copyNote } from "./copy.js";
import { adopt, find, newest, tellFailure } from "./dom.js";
import { Editor } from "./editor.js";
import { Feedback } from "./feedback.js";
import { Insert } from "./insert.js";
import { watchKeys } from "./keys.js";
import { watchMissing } from "./missing.js";
import { watchFiles } from "./open.js";
import { panelOf } from "./panel.js";
import { Picker } from "./picker.js";
import { Suggestions } from "./suggestions.js";

const dialog = (name) => document.querySelector(`[data-dialog="${name}"]`);

function start(form, panel) {
    const editor = new Editor(find("draft"), find("mirror"));
    const check = new Check(form, editor);
    const insert = new Insert(form, editor);
    const feedback = new Feedback(form, editor, insert);
    const result = find("result");
    const suggestions = new Suggestions(result, form, insert, feedback);
    const picker = new Picker(dialog("picker"), form, insert);
    const turn = newest();
    watchMissing(find("missing"), editor);

    /* A draft that somebody has worked on stays; one that is as it was composed makes room. */
    function takeDraft(page) {
        const composed = find("composed");
        const next = find("composed", page).value;
        const untouched = !editor.text.trim() || editor.text === composed.value;
        composed.value = next;
        if (untouched) {
            const area = find("draft", page);
            editor.area.lang = area.lang;
            editor.begin(next);
            adopt("missing", page);
        }
        return untouched;
    }

    /* @ask: is given a signal, and gives the page of a ticket that was read. */
    async function take(ask) {
        result.setAttribute("aria-busy", "true");
        try {
            const page = await ask(turn());
            adopt("error", page);
            adopt("result", page);
            if (find("error").childElementCount) {
                return null;
            }
            if (takeDraft(page)) {
                check.take(page);
            } else {
                check.later();
            }
            suggestions.focus();
            return page;
        } catch (error) {
            tellFailure(error, form);
            return null;
        } finally {
            result.setAttribute("aria-busy", "false");
        }
    }

    function read(as = "") {
        const fields = { csrf: form.elements.csrf.value, ticket: form.elements.ticket.value, as };
        return take((signal) => postPage("/desk", fields, signal));
    }

    async function open(file) {
        const page = await take((signal) => postFile("/desk/open", file, signal));
        if (page) {
            form.elements.ticket.value = find("ticket", page).value;
        }
    }

    const chooseFile = watchFiles(open);
    form.addEventListener("submit", (event) => {
        const button = event.submitter;
        const acts = {
            read: () => read(form.elements.as.value),
            clear: () => location.assign("/desk"),
            "check-now": () => check.run(),
            undo: () => feedback.undo(),
        };
        const name = Object.keys(acts).find((one) => button && one.replace("-n", "N") in button.dataset);
        if (name || !button) {
            event.preventDefault();
            acts[name ?? "read"]();
        }
    });
    form.addEventListener("click", (event) => {
        const what = event.target.closest("[data-copy]")?.dataset.copy;
        if (what === "note") {
            copyNote(form, event.target.closest("details"));
        } else if (what) {
            copyDraft(form, editor, what);
        }
    });
    find("as").addEventListener("change", (event) => read(event.target.value));

    watchKeys({
        "Ctrl+Enter": () => (document.activeElement === editor.area ? copyDraft(form, editor, "text") : read(form.elements.as.value)),
        "Ctrl+Shift+Enter": () => copyDraft(form, editor, "html"),
        "Alt+Enter": () => check.fixHere(),
        F8: () => check.next(1),
        "Shift+F8": () => check.next(-1),
        Escape: (event) => (event.target === editor.area || event.target === form.elements.ticket ? suggestions.focus() : false),
        "Ctrl+k": () => picker.open(),
        "/": () => picker.open(),
        o: () => chooseFile(),
        "?": () => dialog("help").showModal(),
        t: () => form.elements.ticket.focus(),
        d: () => editor.area.focus(),
        j: () => suggestions.step(1),
        k: () => suggestions.step(-1),
        a: () => feedback.accept(suggestions.current),
        x: () => feedback.reject(suggestions.current),
        u: () => feedback.undo(),
        c: () => copyDraft(form, editor, "text"),
        ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [String(n), () => suggestions.put(n - 1)])),
    });

    panel?.join({ form, editor, read });
    const given = new URLSearchParams(location.hash.slice(1)).get("ticket");
    if (given) {
        history.replaceState(null, "", location.pathname + location.search);
        form.elements.ticket.value = given;
        read();
    } else if (!form.elements.ticket.value) {
        form.elements.ticket.focus();
    }
}

watchMenus();
const form = find("desk-form");
if (form) {
    start(form, panelOf(form));
} else {
    watchKeys({ "?": () => dialog("help")?.showModal() });
}
