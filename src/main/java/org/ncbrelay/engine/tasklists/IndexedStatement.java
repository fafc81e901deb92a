package org.ncbrelay.engine.tasklists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.reflection.property.PropertyTokenizer;
import org.apache.ibatis.session.Configuration;

/**
 * A query of the engine for tasks without two parts that keep PostgreSQL from walking along an index to the end of a page: DISTINCT where
 * no join can repeat a task, and the tasks of no organisation, of which the relay has none. The engine builds the SQL from more
 * than a hundred conditions at each call, which costs more than a third of the CPU of a list; here it is built once for each shape of a
 * query.
 *
 * @param engines the engine's own statement
 * @param tasks the table or view of those that it finds at most
 * @param prepared the shapes that were asked for last
 */
record IndexedStatement(
        Configuration configuration,
        MappedStatement engines,
        String tasks,
        Cache<TaskQueryShape, PreparedTaskQuery> prepared)
        implements SqlSource {
    /** Each organisation asks for some lists in some orders. Our default. */
    private static final int SHAPES = 2_000;

    /** Where the engine has its tasks. */
    static final String ALL_TASKS = "ACT_RU_TASK";

    private static final Pattern TASKS = Pattern.compile("(?i)from\\s+" + ALL_TASKS + "\\s+RES\\b");
    private static final Pattern DISTINCT = Pattern.compile("(?i)select\\s+distinct");
    private static final Pattern OF_NOBODY_OR =
            Pattern.compile("\\(\\s*RES\\.TENANT_ID_ is null\\s+or\\s+(RES\\.TENANT_ID_ in\\s*\\([?,\\s]+\\))\\s*\\)");

    /** Candidates, grants and variables may be several for one task. */
    private static final Pattern REPEATING =
            Pattern.compile("(?i)join\\s+(ACT_RU_IDENTITYLINK|ACT_RU_VARIABLE)|ACT_RU_AUTHORIZATION");

    /** A task has a group as a candidate only once. */
    private static final Pattern ONE_GROUP =
            Pattern.compile("I\\.TYPE_ = 'candidate'\\s+and\\s+\\(\\s*I\\.GROUP_ID_ IN\\s*\\(\\s*\\?\\s*\\)\\s*\\)");

    static String of(String statement, String tasks) {
        return statement + "_byIndex from " + tasks;
    }

    static void add(Configuration configuration, String statement, String tasks) {
        if (configuration.hasStatement(of(statement, tasks))) return;
        MappedStatement engines = configuration.getMappedStatement(statement);
        configuration.addMappedStatement(new MappedStatement.Builder(
                        configuration,
                        of(statement, tasks),
                        new IndexedStatement(
                                configuration,
                                engines,
                                tasks,
                                Caffeine.newBuilder().maximumSize(SHAPES).build()),
                        engines.getSqlCommandType())
                .resource(engines.getResource())
                .resultMaps(engines.getResultMaps())
                .build());
    }

    @Override
    public BoundSql getBoundSql(Object query) {
        return TaskQueryShape.of(query)
                .map(shape -> prepared.get(shape, unknown -> prepare(query)))
                .orElseGet(() -> prepare(query))
                .with(query, configuration);
    }

    private PreparedTaskQuery prepare(Object query) {
        BoundSql bound = engines.getBoundSql(query);
        return PreparedTaskQuery.of(sql(bound.getSql(), query), bound);
    }

    private String sql(String sql, Object query) {
        String ofOrganisations = OF_NOBODY_OR.matcher(sql).replaceAll("$1");
        ofOrganisations = TASKS.matcher(ofOrganisations).replaceFirst("from " + tasks + " RES");
        return repeats(sql, query)
                ? ofOrganisations
                : DISTINCT.matcher(ofOrganisations).replaceFirst("select");
    }

    private static boolean repeats(String sql, Object query) {
        return REPEATING.matcher(sql).find() && (TaskQueryShape.hasAlternatives(query) || !onlyOneGroup(sql));
    }

    private static boolean onlyOneGroup(String sql) {
        String others = sql.replaceFirst("(?i)join\\s+ACT_RU_IDENTITYLINK", "");
        return ONE_GROUP.matcher(sql).find() && !REPEATING.matcher(others).find();
    }

    /**
     * SQL that serves every query of a shape.
     *
     * @param items what the parameters are taken from in addition to the query: items of the lists that the SQL was put together from
     */
    record PreparedTaskQuery(String sql, List<ParameterMapping> parameters, Map<String, Object> items) {
        /** In the place of the query, which is an item of its own list of alternatives. */
        private static final Object THE_QUERY = new Object();

        /** @param bound to the query that it was put together for */
        static PreparedTaskQuery of(String sql, BoundSql bound) {
            Map<String, Object> items = new HashMap<>();
            for (ParameterMapping parameter : bound.getParameterMappings()) {
                String item = new PropertyTokenizer(parameter.getProperty()).getName();
                if (bound.hasAdditionalParameter(item)) {
                    Object value = bound.getAdditionalParameter(item);
                    items.put(item, value == bound.getParameterObject() ? THE_QUERY : value);
                }
            }
            return new PreparedTaskQuery(sql, bound.getParameterMappings(), items);
        }

        BoundSql with(Object query, Configuration configuration) {
            BoundSql bound = new BoundSql(configuration, sql, parameters, query);
            items.forEach((item, value) -> bound.setAdditionalParameter(item, value == THE_QUERY ? query : value));
            return bound;
        }
    }
}
