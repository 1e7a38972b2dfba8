-- SPDX-License-Identifier: Apache-2.0
-- name: targets
-- doc: The numbers to be reached, side by side across documents.
-- param: metric text part of what is counted
-- param: place text part of the name of the place
-- param: policy text part of the title of the policy
-- param: due text the year or date by which it is due, or its beginning
-- example: --metric 专利
SELECT t.metric, t.comparator, t.value, t.value_max, t.unit, t.deadline, o.place, p.name AS policy, d.path AS file,
       t.byte_start, t.byte_end, t.quote
FROM targets t
JOIN documents o ON o.document_id = t.document_id
JOIN document d ON d.key = t.document_id
LEFT JOIN node p ON p.key = o.policy_id
WHERE (:metric IS NULL OR instr(t.metric, :metric) > 0)
  AND (:place IS NULL OR instr(o.place, :place) > 0)
  AND (:policy IS NULL OR instr(p.name, :policy) > 0)
  AND (:due IS NULL OR substr(t.deadline, 1, length(:due)) = :due)
ORDER BY t.metric, t.unit, t.value DESC, o.place, d.path, t.byte_start;
