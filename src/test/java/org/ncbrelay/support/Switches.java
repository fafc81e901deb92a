package org.ncbrelay.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ncbrelay.adapter.database.ActingContext;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.casefile.Authorship;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/** Puts a switch before some of our controls, so that a test can see what happens without them; all are on unless switched off. */
public final class Switches implements BeanPostProcessor {
    /** Each control by its port, with what it answers while it is off. */
    private static final Map<Class<?>, Object> CONTROLS =
            Map.of(ActingContext.class, "nothing", AuditLog.class, "nothing", Authorship.class, Set.of());

    private final Map<Class<?>, Boolean> off = new ConcurrentHashMap<>();

    /** Runs the work without the control. */
    public <T> T without(Class<?> control, Supplier<T> work) {
        off.put(control, true);
        try {
            return work.get();
        } finally {
            off.remove(control);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        for (Map.Entry<Class<?>, Object> control : CONTROLS.entrySet())
            if (control.getKey().isInstance(bean)) return switched(control.getKey(), control.getValue(), bean);
        return bean;
    }

    private Object switched(Class<?> control, Object whileOff, Object bean) {
        return Proxy.newProxyInstance(
                bean.getClass().getClassLoader(), ClassUtils.getAllInterfaces(bean), (proxy, method, arguments) -> {
                    if (off.containsKey(control) && method.getDeclaringClass() == control)
                        return method.getReturnType().isInstance(whileOff) ? whileOff : null;
                    try {
                        method.setAccessible(true);
                        return method.invoke(bean, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
