package org.ncbrelay.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import org.springframework.jdbc.core.ParameterDisposer;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.SqlProvider;

/**
 * A statement that goes to the database in one trip behind the one that tells it who acts. For its caller it is the statement alone: its
 * parameters are counted from one, and the first answer is never seen.
 */
final class StatementOfOfficer implements PreparedStatementCreator, SqlProvider, ParameterDisposer {
    private final PreparedStatementCreator asked;
    private List<String> settings = List.of();

    StatementOfOfficer(PreparedStatementCreator asked) {
        this.asked = asked;
    }

    /** @param settings the parameters of {@link ActingContext#APPLY} */
    void tell(List<String> settings) {
        this.settings = settings;
    }

    boolean isTold() {
        return !settings.isEmpty();
    }

    @Override
    public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
        return asked.createPreparedStatement(proxy(Connection.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("prepareStatement")) return call(connection, method, arguments);
            arguments[0] = ActingContext.APPLY + "; " + arguments[0];
            PreparedStatement both = (PreparedStatement) call(connection, method, arguments);
            for (int i = 0; i < settings.size(); i++) both.setString(i + 1, settings.get(i));
            return proxy(PreparedStatement.class, new Second(both, settings.size()));
        }));
    }

    @Override
    public String getSql() {
        return asked instanceof SqlProvider provider ? provider.getSql() : null;
    }

    @Override
    public void cleanupParameters() {
        if (asked instanceof ParameterDisposer parameters) parameters.cleanupParameters();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object on, Method method, Object[] arguments) throws SQLException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof SQLException refused) throw refused;
            throw new IllegalStateException(failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param before how many parameters the first statement has */
    private record Second(PreparedStatement both, int before) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws SQLException {
            switch (method.getName()) {
                case "executeQuery" -> {
                    execute();
                    return both.getResultSet();
                }
                case "executeUpdate" -> {
                    execute();
                    return both.getUpdateCount();
                }
                // It would count the first statement's, and Spring knows what to do without.
                case "getParameterMetaData" -> throw new SQLFeatureNotSupportedException(method.getName());
                default -> {
                    if (isParameter(method)) arguments[0] = (Integer) arguments[0] + before;
                    return call(both, method, arguments);
                }
            }
        }

        private void execute() throws SQLException {
            both.execute();
            both.getMoreResults();
        }

        private static boolean isParameter(Method method) {
            return method.getDeclaringClass() == PreparedStatement.class
                    && method.getName().startsWith("set")
                    && method.getParameterCount() > 1;
        }
    }
}
