/*
 * Asking a server while somebody types: a call waits until the typing pauses, and only the answer
 * to the last one counts.
 */

/**
 * later() - a function that calls work(value, signal) once no other call has come for a while
 *
 * @pause_ms: the while
 * @work:     may be async; its signal is aborted by the next call
 */
export function later(pause_ms, work) {
    let timer = 0;
    let running = null;
    return (value) => {
        window.clearTimeout(timer);
        running?.abort();
        timer = window.setTimeout(async () => {
            running = new AbortController();
            try {
                await work(value, running.signal);
            } catch (fault) {
                /* A line that is down, or a call that was overtaken: the page works without. */
                if (fault.name !== "AbortError" && !(fault instanceof TypeError)) {
                    throw fault;
                }
            }
        }, pause_ms);
    };
}

/** getJson() - the document at an address; null when there is none to be had */
export async function getJson(address, options) {
    const answer = await fetch(address, {
        ...options,
        headers: { Accept: "application/json", ...options?.headers },
    });
    return answer.ok ? answer.json() : null;
}
