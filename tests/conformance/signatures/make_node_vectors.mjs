// Makes node.json with two packages written by others: in an empty folder,
//   npm install http-message-signatures@1.0.6 http-message-sig@0.3.0
//   cp <here>/make_node_vectors.mjs . && node make_node_vectors.mjs > node.json
// The private keys are the public test keys of RFC 9421, B.1.3 and B.1.4.
import { createHash, createPrivateKey, webcrypto } from "node:crypto";
import signatures from "http-message-signatures";
import { createSignature, webcrypto as provider } from "http-message-sig";

const CREATED = 1767578400;
const ED25519 = {
  id: "",
  jwk: { kty: "OKP", crv: "Ed25519", d: "n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU", x: "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs" },
};
const P256 = {
  id: "",
  jwk: { kty: "EC", crv: "P-256", d: "UpuF81l-kOxbjf7T4mNSv0r5tN67Gim7rnf6EFpcYDs", x: "qIVYZVLCrPZHGHjP17CTW0_-D9Lfw0EkjqF7xB4FivA", y: "Mc4nN9LTDOBhfoUeg8Ye9WedFRhnZXZJA12Qp0zZ6F0" },
};
for (const key of [ED25519, P256]) {
  const { kty, crv, x, y } = key.jwk; // RFC 7638: required members in order, no spaces
  const members = kty === "EC" ? { crv, kty, x, y } : { crv, kty, x };
  key.id = createHash("sha256").update(JSON.stringify(members)).digest("base64url");
}
const AUTHORITY = "lgsp.lamgiang.example";
const TARGET = "/r1/VN-H99/GOV/H99.10/HOTICH/tra-cuu/nguoi?so=012345678901&x=a+b%20c";
const CLIENT = "VN-H99/GOV/H99.02/MOTCUA";
const ADDRESS = ["@method", "@authority", "@path", "@query", "x-road-client"];

function request(method, body, algorithm) {
  const headers = { Host: AUTHORITY, "X-Road-Client": CLIENT, "X-Road-Id": "message-1" };
  if (body) {
    const digest = createHash(algorithm.replace("-", "")).update(body).digest("base64");
    Object.assign(headers, { "Content-Type": "application/json", "Content-Digest": `${algorithm}=:${digest}:`, "Content-Length": String(Buffer.byteLength(body)) });
  }
  return { method, url: `https://${AUTHORITY}${TARGET}`, headers, body };
}

function written(name, made_with, message, headers) {
  return { name, made_with, method: message.method, target: TARGET, headers: Object.entries(headers), body: message.body ?? "" };
}

async function byMessageSignatures(name, key, algorithm, message, fields, nonce) {
  const signer = signatures.createSigner(createPrivateKey({ key: key.jwk, format: "jwk" }), algorithm, key.id);
  const paramValues = { created: new Date(CREATED * 1000), expires: new Date((CREATED + 60) * 1000), nonce };
  const params = ["created", "expires", "keyid", "nonce", "alg"];
  const signed = await signatures.httpbis.signMessage({ key: signer, fields, params, paramValues, name: "sig-b" }, message);
  return written(name, "http-message-signatures 1.0.6", message, signed.headers);
}

async function byMessageSig(name, message, components, nonce) {
  const key = await webcrypto.subtle.importKey("jwk", ED25519.jwk, { name: "Ed25519" }, false, ["sign"]);
  const described = { kind: "request", method: message.method, targetUri: message.url, requestTarget: TARGET, fields: Object.entries(message.headers).map(([name, value]) => ({ name, value })) };
  const parameters = { created: CREATED, keyid: ED25519.id, nonce };
  const fields = await createSignature(described, { label: "sig1", components, parameters, signer: provider.signer(key) });
  return written(name, "http-message-sig 0.3.0", message, { ...message.headers, "Signature-Input": fields.signatureInput, Signature: fields.signature });
}

const body = '{"họ tên": "Nguyễn Văn A"}';
const cases = [
  await byMessageSignatures("ed25519, no body", ED25519, "ed25519", request("GET"), ADDRESS, "n-1"),
  await byMessageSignatures("ed25519, a body by sha-256", ED25519, "ed25519", request("POST", body, "sha-256"), [...ADDRESS, "content-digest", "content-type"], "n-2"),
  await byMessageSignatures("p256, a body by sha-512", P256, "ecdsa-p256-sha256", request("PUT", body, "sha-512"), ["@method", "@target-uri", "x-road-client", "x-road-id", "content-digest"], "n-3"),
  await byMessageSig("ed25519, the whole address", request("DELETE"), ["@method", "@target-uri", "x-road-client"], "n-4"),
  await byMessageSig("ed25519, every part of the address", request("POST", body, "sha-512"), [...ADDRESS, "@scheme", "@request-target", "content-digest"], "n-5"),
];
const publicHalf = ({ jwk: { d, ...rest } }) => rest;
const keys = { [ED25519.id]: publicHalf(ED25519), [P256.id]: publicHalf(P256) };
const note = "Requests signed by packages for Node.js that others wrote; make_node_vectors.mjs made them.";
console.log(JSON.stringify({ note, created: CREATED, client: CLIENT, keys, cases }, null, 2));
