-- SPDX-License-Identifier: Apache-2.0
-- name: owners
-- doc: Who owns the tasks whose heading or text has the words.
-- param: task text words of the task
-- param: place text part of the name of the place where the task holds
-- param: role lead|responsible|implement|participant the role in the task
-- param: policy text part of the title of the policy
-- example: --param task=专利导航
WITH hit AS (
    SELECT t.id, t.name, t.attributes, v.document, v.byte_start,
           CASE WHEN instr(t.name, :task) > 0 THEN 'heading' ELSE 'text' END AS found_in
    FROM node t
    JOIN evidence v ON v.node = t.id
    JOIN document d ON d.id = v.document
    WHERE t.kind = 'Task'
      AND (t.key = :task OR instr(t.name, :task) > 0
           OR (instr(d.text, :task) > 0 -- spares the cutting where the document has no such words at all
               AND instr(CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT),
                         :task) > 0))
)
SELECT json_extract(dn.attributes, '$.place') AS place,
       p.name AS policy,
       json_extract(h.attributes, '$.path') AS path,
       h.name AS task,
       a.name AS agency,
       json_extract(v.attributes, '$.role') AS role,
       coalesce(json_extract(v.attributes, '$.inherited'), 0) AS "inherited?",
       CASE WHEN v.written <> a.name THEN v.written END AS written,
       h.found_in,
       coalesce(json_extract(v.attributes, '$.deadline'), json_extract(h.attributes, '$.deadline')) AS deadline,
       d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM hit h
JOIN edge e ON e.target = h.id AND e.kind = 'RESPONSIBLE_FOR'
JOIN evidence v ON v.edge = e.id AND v.document = h.document
JOIN node a ON a.id = e.source
JOIN document d ON d.id = v.document
JOIN node dn ON dn.id = d.node
LEFT JOIN node p ON p.id = (SELECT g.source FROM edge g WHERE g.target = h.id AND g.kind = 'HAS_TASK' ORDER BY g.key LIMIT 1)
WHERE (:place IS NULL OR instr(json_extract(dn.attributes, '$.place'), :place) > 0)
  AND (:role IS NULL OR json_extract(v.attributes, '$.role') = :role)
  AND (:policy IS NULL OR instr(p.name, :policy) > 0)
GROUP BY h.id, e.id, d.id
ORDER BY h.found_in, place, d.path, h.byte_start,
         CASE json_extract(v.attributes, '$.role') WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 WHEN 'implement' THEN 2
              ELSE 3 END, v.byte_start, a.name;
