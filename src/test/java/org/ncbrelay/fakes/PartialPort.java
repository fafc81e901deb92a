package org.ncbrelay.fakes;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A port of which a use case asks no more than a test says; whatever else is asked fails. */
public final class PartialPort {
    private PartialPort() {}

    /** @param answers by the name of the method */
    public static <P> P of(Class<P> type, Map<String, Answer> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Answer answer = answers.get(method.getName());
                    if (answer != null) return answer.to(arguments);
                    if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
                    throw new AssertionError("nobody expected " + method.getName());
                }));
    }

    /** What the port answers. */
    public interface Answer {
        Object to(Object... arguments) throws Exception;
    }
}
