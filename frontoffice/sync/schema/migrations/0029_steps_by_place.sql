-- Steps are known by their places in arrays from here on (office.fold_without), no longer by keys in documents.
DROP FUNCTION IF EXISTS office.before(jsonb, integer[], integer);
DROP FUNCTION IF EXISTS office.newest(jsonb, jsonb, uuid[]);
