package org.ncbrelay.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Uses a session again once it is closed, without what was set in it: a login costs more than most statements of tests. */
final class StandingSessions extends DelegatingDataSource {
    private final Deque<Connection> free = new ConcurrentLinkedDeque<>();

    StandingSessions(DataSource logins) {
        super(logins);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection waiting = free.poll();
        Connection session = waiting != null && waiting.isValid(60) ? waiting : super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(session);
                        return null;
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private void giveBack(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            statement.execute("DISCARD ALL");
            free.push(session);
        } catch (SQLException unfit) {
            session.close();
        }
    }
}
