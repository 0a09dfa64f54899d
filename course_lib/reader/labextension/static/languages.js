// The languages of the interface; `note` stands beside one that no speaker has reviewed. Written by: python tools/words.py
export const LANGUAGES = [
  {"code": "en", "name": "English"},
  {"code": "es", "name": "Español", "note": "aún sin revisar por hablantes"},
];
