-- SPDX-License-Identifier: Apache-2.0
-- name: targets_side_by_side
-- doc: One metric in several places, the highest first.
-- param: metric text part of what is counted
-- example: --param metric=发明专利
SELECT t.metric, max(t.value) AS highest, min(t.value) AS lowest, t.unit, count(DISTINCT o.place) AS places,
       group_concat(o.place || ' ' || t.comparator || ' ' || printf('%.15g', t.value) || coalesce(t.unit, '') || coalesce(' ' || t.deadline, ''), '; ')
           AS by_place
FROM (SELECT * FROM targets ORDER BY value DESC, document_id, byte_start) t
JOIN documents o ON o.document_id = t.document_id
WHERE :metric IS NULL OR instr(t.metric, :metric) > 0
GROUP BY t.metric, t.unit
ORDER BY places DESC, t.metric, t.unit;
