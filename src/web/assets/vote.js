/* A vote without leaving the article. */

export function followVotes() {
    const section = document.querySelector("[data-vote]");
    const thanks = section?.querySelector("[data-thanks]");
    if (!thanks) {
        return;
    }
    section.addEventListener("submit", async (event) => {
        event.preventDefault();
        const form = event.target;
        const button = event.submitter;
        const fields = new URLSearchParams(new FormData(form, button));
        button.disabled = true;
        try {
            const answer = await fetch(form.action, { method: "POST", body: fields });
            if (!answer.ok) {
                throw new TypeError(String(answer.status));
            }
            section.querySelector(".ask").remove();
            thanks.className = "thanks";
            thanks.textContent = thanks.dataset.words;
            thanks.tabIndex = -1;
            thanks.focus();
        } catch {
            button.disabled = false;
            thanks.className = "wrong";
            thanks.textContent = thanks.dataset.wrong;
        }
    });
}
