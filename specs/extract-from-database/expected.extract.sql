-- Extract
SELECT
  CAST("joined"."id" AS BIGINT) AS "id",
  CAST("joined"."customer" AS BIGINT) AS "customer",
  CAST("joined"."ordered" AS DATE) AS "ordered",
  CAST("joined"."placed" AS TIMESTAMP) AS "placed",
  CAST("joined"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("joined"."note" AS TEXT) AS "note",
  CAST("joined"."name" AS TEXT) AS "name",
  CAST("joined"."state" AS TEXT) AS "state"
FROM "rows 1"."public"."rows" AS "joined"
WHERE (TRUE AND NOT ("joined"."note" IS NOT NULL AND "joined"."note" = TEXT 'test'))
  AND ("joined"."ordered" IS NOT NULL AND "joined"."ordered" >= DATE '2024-01-01')
  AND ("joined"."state" IS NOT NULL AND "joined"."state" IN (TEXT 'CA', TEXT 'NV'))
-- rows 1, asked of PostgreSQL
SELECT
  "orders"."id" AS "id",
  "orders"."customer" AS "customer",
  "orders"."ordered" AS "ordered",
  "orders"."placed" AS "placed",
  "orders"."amount" AS "amount",
  "orders"."note" AS "note",
  "customers"."name" AS "name",
  "customers"."state" AS "state"
FROM "shop"."orders" AS "orders"
  LEFT JOIN (SELECT id, name, state   -- only those who still buy
FROM shop.customers WHERE active
) AS "customers" ON ("orders"."customer" = "customers"."id")
WHERE ("orders"."ordered" >= ?)
  AND ("customers"."state" IN (?, ?))
-- ? = 2024-01-01
-- ? = CA
-- ? = NV
