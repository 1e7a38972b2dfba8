-- SPDX-License-Identifier: Apache-2.0
-- name: unresolved_agencies
-- doc: Agencies whose official name is not known: names as written.
-- example:
SELECT a.name AS agency, json_extract(a.attributes, '$.place') AS place, d.path AS file, min(v.byte_start) AS byte_start,
       v.byte_end, CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM node a JOIN evidence v ON v.node = a.id JOIN document d ON d.id = v.document
WHERE a.kind = 'Agency' AND NOT coalesce(json_extract(a.attributes, '$.official'), 0)
GROUP BY a.id
ORDER BY a.name, a.key;
