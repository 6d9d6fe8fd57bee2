-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."article" AS TEXT) AS "article",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("stock"."article" AS TEXT) AS "article (stock)",
  CAST("stock"."pieces" AS BIGINT) AS "pieces"
FROM "rows 1"."public"."rows" AS "orders"
  LEFT JOIN "rows 2"."public"."rows" AS "stock" ON ("orders"."article" = "stock"."article")
WHERE ("orders"."id" IS NOT NULL AND "orders"."id" >= BIGINT '1000')
-- rows 1, asked of MySQL
SELECT
  `orders`.`id` AS `id`,
  `orders`.`article` AS `article`,
  `orders`.`amount` AS `amount`
FROM `orders` AS `orders`
WHERE (`orders`.`id` >= ?)
-- ? = 1000
-- rows 2, asked of DuckDB
SELECT
  "stock"."article" AS "article",
  "stock"."pieces" AS "pieces"
FROM "main"."stock.levels" AS "stock"
