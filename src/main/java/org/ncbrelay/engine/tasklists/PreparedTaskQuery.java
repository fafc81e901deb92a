package org.ncbrelay.engine.tasklists;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.property.PropertyTokenizer;
import org.apache.ibatis.session.Configuration;

/**
 * SQL that serves every query of a shape.
 *
 * @param items what the parameters are taken from beside the query: items of the lists that the SQL was put together from
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
