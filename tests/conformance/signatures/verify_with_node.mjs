// Reads {url, method, headers, pem, algorithm, notAfter} and says "true" when http-message-signatures (npm) verifies it.
import { createPublicKey } from "node:crypto";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(`${process.env.LGSP_NODE_MODULES}/`);
const { createVerifier, httpbis } = require("http-message-signatures");
const { url, method, headers, pem, algorithm, notAfter } = JSON.parse(await text(process.stdin));
const verify = createVerifier(createPublicKey(pem), algorithm);
const keyLookup = async ({ keyid }) => ({ id: keyid, algs: [algorithm], verify });
console.log(await httpbis.verifyMessage({ keyLookup, notAfter: new Date(notAfter * 1000) }, { url, method, headers }));
