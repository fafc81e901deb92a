package org.ncbrelay.fakes;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.objenesis.SpringObjenesis;

/** A port, or a class of the store, of which a use case asks no more than a test says; whatever else is asked fails. */
public final class PartialPort {
    private PartialPort() {}

    /** @param answers by the name of the method */
    public static <P> P of(Class<P> type, Map<String, Answer> answers) {
        if (!type.isInterface()) return withoutRows(type, answers);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Answer answer = answers.get(method.getName());
                    if (answer != null) return answer.to(arguments);
                    if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
                    throw new AssertionError("nobody expected " + method.getName());
                }));
    }

    /** What follows from other answers is asked of the class itself; what needs a row finds no database. */
    private static <P> P withoutRows(Class<P> type, Map<String, Answer> answers) {
        Enhancer enhancer = new Enhancer();
        enhancer.setSuperclass(type);
        enhancer.setCallbackType(MethodInterceptor.class);
        P fake = type.cast(new SpringObjenesis().newInstance(enhancer.createClass(), false));
        ((Factory) fake).setCallback(0, (MethodInterceptor) (self, method, arguments, own) -> {
            Answer answer = answers.get(method.getName());
            if (answer != null) return answer.to(arguments);
            try {
                return own.invokeSuper(self, arguments);
            } catch (NullPointerException noRows) {
                throw new AssertionError("not expected: " + method.getName(), noRows);
            }
        });
        return fake;
    }

    /** What the port answers. */
    public interface Answer {
        Object to(Object... arguments) throws Exception;
    }
}
