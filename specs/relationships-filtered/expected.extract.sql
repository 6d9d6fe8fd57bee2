-- orders_FCE72ED9AE1F1C723274E60B992082C3
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."customer" AS BIGINT) AS "customer",
  CAST("orders"."product" AS BIGINT) AS "product",
  CAST("orders"."state" AS TEXT) AS "state",
  CAST("orders"."made" AS DATE) AS "made",
  CAST("orders"."sales" AS DOUBLE PRECISION) AS "sales"
FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" BIGINT, "product" BIGINT, "state" TEXT, "made" DATE, "sales" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "orders"
WHERE ("orders"."made" IS NOT NULL AND "orders"."made" >= DATE '2024-01-01' AND "orders"."made" <= DATE '2024-12-31')
  AND ("orders"."state" IS NOT NULL AND "orders"."state" IN (TEXT 'CA'))
-- customers_E02E7451AF5564C5455F3BED51B991A5
SELECT
  CAST("customers"."number" AS BIGINT) AS "number",
  CAST("customers"."name" AS TEXT) AS "name",
  CAST("customers"."home" AS TEXT) AS "home"
FROM external('customers.csv', COLUMNS => DESCRIPTOR("number" BIGINT, "name" TEXT, "home" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "customers"
WHERE ("customers"."home" IS NOT NULL AND "customers"."home" IN (TEXT 'CA'))
-- products_9602A627C131FDF2F9B1694EFBE80598
SELECT
  CAST("products"."code" AS BIGINT) AS "code",
  CAST("products"."title" AS TEXT) AS "title"
FROM external('products.csv', COLUMNS => DESCRIPTOR("code" BIGINT, "title" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "products"
