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
),
-- Without the texts: what is grouped is written down, each row with all that it has.
said AS (
    SELECT json_extract(dn.attributes, '$.place') AS place, p.name AS policy, json_extract(h.attributes, '$.path') AS path,
           h.name AS task, a.name AS agency,
           json_extract(v.attributes, '$.role') AS role,
           coalesce(json_extract(v.attributes, '$.inherited'), 0) AS inherited,
           CASE WHEN v.written <> a.name THEN v.written END AS written,
           h.found_in, h.byte_start AS task_start,
           coalesce(json_extract(v.attributes, '$.deadline'), json_extract(h.attributes, '$.deadline')) AS deadline,
           d.id AS document, v.byte_start, v.byte_end
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
)
SELECT s.place, s.policy, s.path, s.task, s.agency, s.role, s.inherited AS "inherited?", s.written, s.found_in, s.deadline,
       d.path AS file, s.byte_start, s.byte_end,
       CAST(substr(CAST(d.text AS BLOB), s.byte_start + 1, s.byte_end - s.byte_start) AS TEXT) AS quote
FROM said s JOIN document d ON d.id = s.document
ORDER BY s.found_in, s.place, d.path, s.task_start,
         CASE s.role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 WHEN 'implement' THEN 2 ELSE 3 END, s.byte_start, s.agency;
