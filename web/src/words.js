// SPDX-License-Identifier: Apache-2.0
// The page's own words, in two languages.
import words from "./words.json";

let language = "zh";

export function setLanguage(name) {
  language = words[name] ? name : "zh";
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}

export function otherLanguage() { return language === "zh" ? "en" : "zh"; }

/** A word or sentence, its {places} filled. */
export function say(key, values = {}) {
  return (words[language][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The label of a kind or relation, from the page's data. */
export function label(kinds, kind) { return kinds[kind]?.[language] ?? kind; }
