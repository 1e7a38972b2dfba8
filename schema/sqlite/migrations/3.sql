-- SPDX-License-Identifier: Apache-2.0
-- From schema 2 to 3: what a document gave is sealed. The program computes the seals.
ALTER TABLE document ADD COLUMN seal TEXT NOT NULL DEFAULT '';
