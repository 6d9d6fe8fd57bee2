-- Extract
SELECT
  CAST("joined"."id" AS BIGINT) AS "id",
  CAST("joined"."client" AS BIGINT) AS "client",
  CAST("joined"."amount" AS DOUBLE PRECISION) AS "amount"
FROM "rows 1"."public"."rows" AS "joined"
WHERE ("joined"."client" IS NOT NULL AND "joined"."client" = BIGINT '17')
-- rows 1, asked of PostgreSQL
SELECT
  "orders"."id" AS "id",
  "orders"."client" AS "client",
  "orders"."amount" AS "amount"
FROM "orders" AS "orders"
WHERE ("orders"."client" IN (?))
-- ? = 17
