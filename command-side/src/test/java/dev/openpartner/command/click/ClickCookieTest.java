package dev.openpartner.command.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.setting.WrongSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickCookieTest {

    @Test
    void the_domain_is_the_one_that_is_set_or_none() {
        assertThat(new ClickCookie("shop.example").of("c1", true)).startsWith("_cref=c1;").contains("; Domain=shop.example;", "; Secure");
        assertThat(new ClickCookie(" ").of("c1", false)).doesNotContain("Domain").doesNotContain("Secure");
    }

    @Test
    void the_dot_that_older_guides_put_in_front_means_the_same() {
        assertThat(new ClickCookie(".shop.example").of("c1", true)).contains("; Domain=shop.example;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "shop.example/", "shop.example:8080", "shop..example", "-shop.example", "a b"})
    void what_is_no_host_name_stops_the_start_and_not_every_redirect(String domain) {
        assertThatThrownBy(() -> new ClickCookie(domain))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("OPENPARTNER_CLICK_COOKIE_DOMAIN");
    }
}
