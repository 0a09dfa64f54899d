// The digest by which a lesson and a kept file are known.

/** SHA-256 of bytes, in hexadecimal. */
export const sha256 = async (bytes) =>
  Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
