package org.ncbrelay.support.gallery;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.doors.Reads;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A test that watches what the doors show of the gallery: in a relay of its own, where nothing is but the gallery. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@FlowTest
@Import(Reads.class)
@ExtendWith(GalleryTest.BeforeAnythingElse.class)
public @interface GalleryTest {
    /** What a test does must not be seen in what the others watch. */
    final class BeforeAnythingElse implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            SpringExtension.getApplicationContext(context).getBean(Reads.class).all();
        }
    }
}
