-- The figures of the sample of bench_results, all columns of them, by hand: exact, and for what this sample holds alone
-- (indicator % 4 is the kind, indicator % 3 the direction; three levels, no ranges, no gaps, no words as targets).
-- For DuckDB and PostgreSQL, which find what stands each in its own way, put in before the sums.
WITH placed AS (
  SELECT *, (indicator::BIGINT * 1000 + area) * 100000 + period AS place FROM rows),
twice AS (
  SELECT place FROM placed GROUP BY place HAVING count(*) > 1),
{known},
sums1 AS MATERIALIZED (
  SELECT indicator, larger AS area, period, sum(v)::BIGINT AS v, sum(b)::BIGINT AS b, sum(t)::BIGINT AS t, count(v) AS kn,
    CASE WHEN count(v) > 0 THEN count(*) ELSE 1 END AS ex
  FROM known JOIN areas USING (area) WHERE indicator % 4 <> 2 GROUP BY indicator, larger, period),
sums0 AS MATERIALIZED (
  SELECT indicator, 0 AS area, period, sum(v)::BIGINT AS v, sum(b)::BIGINT AS b, sum(t)::BIGINT AS t, sum(kn)::BIGINT AS kn,
    CASE WHEN count(v) > 0 THEN sum(ex)::BIGINT ELSE 1 END AS ex
  FROM sums1 GROUP BY indicator, period),
sums AS (
  SELECT indicator, area, period, v, b, t, (v IS NOT NULL)::INT::BIGINT AS kn, 1::BIGINT AS ex, false AS up FROM known
  WHERE indicator % 4 <> 2
  UNION ALL SELECT *, true FROM sums1 UNION ALL SELECT *, true FROM sums0),
shares1 AS MATERIALIZED (
  SELECT indicator, larger AS area, period, sum(n)::BIGINT AS n, sum(d)::BIGINT AS d, max(b) AS b,
    CASE WHEN min(t) = max(t) THEN max(t) WHEN count(d) = count(*) THEN sum(t * d)::BIGINT END AS t,
    CASE WHEN min(t) < max(t) AND count(d) = count(*) THEN sum(d)::BIGINT ELSE 1 END AS tb,
    CASE WHEN min(t) < max(t) AND count(d) < count(*) THEN 4 ELSE 5 END AS state,
    count(n) AS kn, CASE WHEN count(n) > 0 THEN count(*) ELSE 1 END AS ex
  FROM known JOIN areas USING (area) WHERE indicator % 4 = 2 GROUP BY indicator, larger, period),
shares0 AS MATERIALIZED (
  SELECT indicator, 0 AS area, period, sum(n)::BIGINT AS n, sum(d)::BIGINT AS d, max(b) AS b,
    CASE WHEN min(state) < 5 THEN NULL WHEN min(t) = max(t) AND max(tb) = 1 THEN max(t)
      WHEN count(d) = count(*) THEN sum(CASE WHEN tb = 1 THEN t * d ELSE t END)::BIGINT END AS t,
    CASE WHEN min(state) = 5 AND NOT (min(t) = max(t) AND max(tb) = 1) AND count(d) = count(*) THEN sum(d)::BIGINT ELSE 1 END AS tb,
    CASE WHEN min(state) < 5 THEN CASE WHEN max(state) = 4 THEN 4 ELSE 3 END
      WHEN NOT (min(t) = max(t) AND max(tb) = 1) AND count(d) < count(*) THEN 4 ELSE 5 END AS state,
    sum(kn)::BIGINT AS kn, CASE WHEN count(n) > 0 THEN sum(ex)::BIGINT ELSE 1 END AS ex
  FROM shares1 GROUP BY indicator, period),
shares AS (
  SELECT indicator, area, period, n, d, b, t, 1::BIGINT AS tb, 5 AS state, (n IS NOT NULL)::INT::BIGINT AS kn, 1::BIGINT AS ex
  FROM known WHERE indicator % 4 = 2
  UNION ALL SELECT * FROM shares1 UNION ALL SELECT * FROM shares0),
periodic AS (
  SELECT indicator, area, min(period) AS first, max(period) AS period, sum(v)::BIGINT AS v, sum(b)::BIGINT AS b, sum(t)::BIGINT AS t,
    count(*) FILTER (WHERE kn = ex) AS kn, count(*) AS ex, count(v) > 0 AS up
  FROM sums WHERE indicator % 4 = 0 GROUP BY indicator, area),
ends AS (
  SELECT indicator, area, min(period) AS first, max(period) AS period FROM sums WHERE indicator % 4 IN (1, 3) GROUP BY indicator, area),
last AS (
  SELECT indicator, area, first, period, v, b, t, kn, ex, up FROM sums JOIN ends USING (indicator, area, period)),
wholes AS (
  SELECT indicator, area, min(period) AS first, max(period) AS period, sum(n)::BIGINT AS n, sum(d)::BIGINT AS d, max(b) AS b,
    CASE WHEN min(state) < 5 THEN NULL WHEN min(t) = max(t) AND max(tb) = 1 THEN max(t)
      WHEN count(d) = count(*) THEN sum(CASE WHEN tb = 1 THEN t * d ELSE t END)::BIGINT END AS t,
    CASE WHEN min(state) = 5 AND NOT (min(t) = max(t) AND max(tb) = 1) AND count(d) = count(*) THEN sum(d)::BIGINT ELSE 1 END AS tb,
    CASE WHEN min(state) < 5 THEN CASE WHEN min(state) = max(state) THEN min(state) ELSE 3 END
      WHEN NOT (min(t) = max(t) AND max(tb) = 1) AND count(d) < count(*) THEN 4 ELSE 5 END AS state,
    count(*) FILTER (WHERE kn = ex) AS kn, count(*) AS ex
  FROM shares GROUP BY indicator, area),
every AS (
  SELECT false AS is_span, indicator, area, period AS first, period, v AS value, 1::BIGINT AS below, NULL::BIGINT AS numerator,
    NULL::BIGINT AS denominator, b, t, 1::BIGINT AS tb, 5 AS state, kn, ex, up AND v IS NOT NULL AND indicator % 3 <> 0 AS stands,
    v - b AS done, t - b AS way FROM sums
  UNION ALL
  SELECT true, indicator, area, first, period, v, 1, NULL, NULL, b, t, 1, 5, kn, ex, up AND v IS NOT NULL AND indicator % 3 <> 0,
    v - b, t - b FROM periodic
  UNION ALL
  SELECT true, indicator, area, first, period, v, 1, NULL, NULL, b, t, 1, 5, kn, ex, up AND v IS NOT NULL AND indicator % 3 <> 0,
    v - b, t - b FROM last
  UNION ALL
  SELECT false, indicator, area, period, period, 100 * n, coalesce(d, 1), n, d, b, t, tb, state, kn, ex, false,
    100 * n - b * d, CASE WHEN tb = 1 THEN t * d ELSE t END - b * d FROM shares
  UNION ALL
  SELECT true, indicator, area, first, period, 100 * n, coalesce(d, 1), n, d, b, t, tb, state, kn, ex, false,
    100 * n - b * d, CASE WHEN tb = 1 THEN t * d ELSE t END - b * d FROM wholes)
SELECT is_span, indicator, area, first, period, value, below, numerator, denominator, b AS baseline, 1::BIGINT AS baseline_below,
  t AS target, NULL::BIGINT AS low, NULL::BIGINT AS high, tb AS target_below, state, kn AS known, ex AS expected,
  CASE WHEN value IS NULL THEN 6 WHEN state = 3 THEN 10 WHEN state = 4 THEN 11 WHEN kn < ex THEN 21 ELSE 14 END::SMALLINT AS rule,
  CASE WHEN value IS NULL THEN 3 WHEN state < 5 THEN 5
    WHEN abs(way) * 4 > CASE WHEN way < 0 THEN -done ELSE done END * 5 THEN 2 WHEN kn < ex AND NOT stands THEN 3
    WHEN abs(way) <= CASE WHEN way < 0 THEN -done ELSE done END THEN 0 ELSE 1 END::SMALLINT AS rating,
  done, CASE WHEN done IS NOT NULL THEN way END AS way, NULL::BIGINT AS ratio_below,
  done::DOUBLE PRECISION / CASE WHEN done IS NOT NULL THEN way END AS achievement
FROM every
