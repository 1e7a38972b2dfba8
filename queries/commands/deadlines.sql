-- SPDX-License-Identifier: Apache-2.0
-- name: deadlines
-- doc: What is due when: targets and tasks with a date, with who leads or answers for them.
-- param: from text not before this year, month or day
-- param: until text not after it
-- param: place text part of the name of the place
-- example: --until 2025
-- example: --place 抚州 --format ics
WITH due AS (
    SELECT 'target' AS what, t.deadline, (SELECT n.name FROM node n WHERE n.key = t.target_id) AS name,
           t.task_id, t.document_id, t.byte_start, t.byte_end, t.quote
    FROM targets t WHERE t.deadline IS NOT NULL
    UNION ALL
    SELECT 'task', t.deadline, t.title, t.task_id, t.document_id, t.byte_start, t.byte_end, t.text
    FROM tasks t WHERE t.deadline IS NOT NULL
)
SELECT u.deadline, u.what, u.name,
       (SELECT group_concat(name) FROM (
            SELECT DISTINCT a.name FROM node k JOIN edge e ON e.target = k.id AND e.kind = 'RESPONSIBLE_FOR'
            JOIN node a ON a.id = e.source
            WHERE k.key = u.task_id AND json_extract(e.attributes, '$.role') IN ('lead', 'responsible')
            ORDER BY a.name)) AS agencies,
       o.place, coalesce(o.title, o.notice_title) AS policy, o.path AS file, u.byte_start, u.byte_end, u.quote
FROM due u JOIN documents o ON o.document_id = u.document_id
WHERE (:from IS NULL OR u.deadline >= :from)
  AND (:until IS NULL OR substr(u.deadline, 1, length(:until)) <= :until)
  AND (:place IS NULL OR instr(o.place, :place) > 0)
ORDER BY u.deadline, o.path, u.byte_start, u.what, u.name;
