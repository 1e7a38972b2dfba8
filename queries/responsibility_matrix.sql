-- SPDX-License-Identifier: Apache-2.0
-- name: responsibility_matrix
-- doc: Tasks by agencies: one row a task, its owners by role side by side (任务 × 单位).
-- param: place text part of the name of the place
-- param: policy text part of the title of the policy
-- example: --param place=抚州
-- example: --param policy=专利
-- The tables, not the public views: those would cut every quote of the database only to group by it.
WITH owner AS MATERIALIZED ( -- an agency has its strongest role in a task, as the view `responsibilities` has it
    SELECT v.document, e.target AS task, a.name AS agency, json_extract(v.attributes, '$.role') AS role, v.byte_start,
           min((CASE json_extract(v.attributes, '$.role') WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1
                     WHEN 'implement' THEN 2 ELSE 3 END) * 4294967296 + v.byte_start) AS rank
    FROM edge e JOIN evidence v ON v.edge = e.id JOIN node a ON a.id = e.source
    WHERE e.kind = 'RESPONSIBLE_FOR'
    GROUP BY v.document, e.id
)
SELECT o.place, coalesce(o.title, o.notice_title) AS policy, json_extract(v.attributes, '$.path') AS path,
       json_extract(v.attributes, '$.title') AS task,
       group_concat(CASE r.role WHEN 'lead' THEN r.agency END, '、') AS lead,
       group_concat(CASE r.role WHEN 'responsible' THEN r.agency END, '、') AS responsible,
       group_concat(CASE r.role WHEN 'implement' THEN r.agency END, '、') AS implement,
       group_concat(CASE r.role WHEN 'participant' THEN r.agency END, '、') AS participant,
       json_extract(v.attributes, '$.deadline') AS deadline, o.path AS file, v.byte_start, v.byte_end,
       json_extract(v.attributes, '$.title') AS quote
FROM documents o
JOIN document d ON d.key = o.document_id
JOIN evidence v ON v.document = d.id
JOIN node n ON n.id = v.node AND n.kind = 'Task'
LEFT JOIN (SELECT document, task, agency, role FROM owner ORDER BY document, task, byte_start, agency) r
     ON r.task = n.id AND r.document = d.id
WHERE (:place IS NULL OR instr(o.place, :place) > 0)
  AND (:policy IS NULL OR instr(coalesce(o.title, o.notice_title), :policy) > 0)
GROUP BY d.id, n.id
ORDER BY o.place, o.path, v.byte_start;
