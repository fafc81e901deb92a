package org.ncbrelay.engine.expressions;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Checks every query before the engine runs it, whichever service or REST resource built it. */
final class QueryInterceptor extends CommandInterceptor {
    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) QueryExpressions.checkQuery(query);
        return next.execute(command);
    }
}
