-- SPDX-License-Identifier: Apache-2.0
-- name: responsibility_matrix
-- doc: Tasks by agencies: one row a task, its owners by role side by side (任务 × 单位).
-- param: place text part of the name of the place
-- param: policy text part of the title of the policy
-- example: --param place=抚州
-- example: --param policy=专利
SELECT o.place, coalesce(o.title, o.notice_title) AS policy, k.path, k.title AS task,
       group_concat(CASE r.role WHEN 'lead' THEN r.agency END, '、') AS lead,
       group_concat(CASE r.role WHEN 'responsible' THEN r.agency END, '、') AS responsible,
       group_concat(CASE r.role WHEN 'implement' THEN r.agency END, '、') AS implement,
       group_concat(CASE r.role WHEN 'participant' THEN r.agency END, '、') AS participant,
       k.deadline, o.path AS file, k.byte_start, k.byte_end, k.title AS quote
FROM tasks k
JOIN documents o ON o.document_id = k.document_id
LEFT JOIN (SELECT document_id, task_id, agency, role FROM responsibilities ORDER BY document_id, task_id, byte_start, agency) r
     ON r.task_id = k.task_id AND r.document_id = k.document_id
WHERE (:place IS NULL OR instr(o.place, :place) > 0)
  AND (:policy IS NULL OR instr(coalesce(o.title, o.notice_title), :policy) > 0)
GROUP BY k.document_id, k.task_id
ORDER BY o.place, o.path, k.byte_start;
