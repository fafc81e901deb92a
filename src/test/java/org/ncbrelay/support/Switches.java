package org.ncbrelay.support;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.store.ActingContext;
import org.ncbrelay.store.audit.AuditLog;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

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
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(!control.isInterface());
        factory.addAdvice((MethodInterceptor) call -> {
            if (off.containsKey(control) && call.getMethod().getDeclaringClass() == control)
                return call.getMethod().getReturnType().isInstance(whileOff) ? whileOff : null;
            return call.proceed();
        });
        return factory.getProxy(bean.getClass().getClassLoader());
    }
}
