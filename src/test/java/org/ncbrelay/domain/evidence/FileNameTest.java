package org.ncbrelay.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void aNameIsMadeSafe() {
        assertThat(FileName.of("../../etc/passwd").value()).isEqualTo("passwd");
        assertThat(FileName.of("C:\\temp\\a b.PDF")).hasToString("a b.PDF");
        assertThat(FileName.of("a\u202Egnp.exe\r\nX: y").value()).isEqualTo("a_gnp.exe__X_ y");
        assertThat(FileName.of(".htaccess").value()).isEqualTo("htaccess");
        assertThat(FileName.of("écran (1).png").value()).isEqualTo("écran (1).png");
        assertThat(FileName.of("photo\u3164\uFE0F.png").value()).isEqualTo("photo__.png");
        assertThat(FileName.of("a" + ".".repeat(200)).value()).isEqualTo("evidence");
        assertThat(FileName.of(null).value()).isEqualTo("evidence");
        assertThat(FileName.of("a.JPG").extension()).isEqualTo("jpg");
    }
}
