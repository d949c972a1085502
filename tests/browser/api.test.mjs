/* The API's description passes a public linter of OpenAPI, with all that it recommends. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

import { home, journey } from "./browser.mjs";

const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

function lint(document, name) {
    writeFileSync(name, JSON.stringify(document));
    return spawnSync(
        process.execPath,
        ["node_modules/@redocly/cli/bin/cli.js", "lint", name, "--extends=recommended-strict"],
        { env, encoding: "utf8" },
    );
}

journey("openapi.json is what a public linter allows", async () => {
    const document = await (await fetch(new URL("/openapi.json", home))).json();
    assert.match(document.openapi, /^3\.1\./);
    const found = lint(document, "openapi.json");
    assert.equal(found.status, 0, found.stdout + found.stderr);
    delete document.info.title;
    assert.equal(lint(document, "openapi-flawed.json").status, 1);
});
