-- orders_8DA25FA049E08A16D4C6FAF58F454663
SELECT "id", "customer", "sales" FROM (SELECT "id", "customer", "sales", ROW_NUMBER() OVER (ORDER BY MD5(CONCAT_WS('|', '', CAST("id" AS TEXT), CAST("customer" AS TEXT), CAST("sales" AS TEXT)))) AS "row", COUNT(*) OVER () AS "rows" FROM (
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."customer" AS BIGINT) AS "customer",
  CAST("orders"."sales" AS DOUBLE PRECISION) AS "sales"
FROM (SELECT "id", "customer", CASE WHEN "sales" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "sales" ELSE CAST('not ' || CAST("sales" AS TEXT) AS DOUBLE PRECISION) END AS "sales" FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" BIGINT, "sales" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "orders"
) AS "r") AS "n" WHERE "row" * 100 <= "rows" * 10
-- customers_D92AD7B2D3D5F2187183DCF0ECA595F0
SELECT
  CAST("customers"."number" AS BIGINT) AS "number",
  CAST("customers"."name" AS TEXT) AS "name"
FROM external('customers.csv', COLUMNS => DESCRIPTOR("number" BIGINT, "name" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "customers"
