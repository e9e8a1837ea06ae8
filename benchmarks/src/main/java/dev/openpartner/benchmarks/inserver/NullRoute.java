package dev.openpartner.benchmarks.inserver;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes a body of a conversion's shape, checks it, and does nothing: what this machine's HTTP can do at most. */
@RestController
class NullRoute {

    private static final int MAX_USER_ID = 320;
    private static final int MAX_TYPE = 128;

    @PostMapping(BareFilter.PREFIX + "null")
    ResponseEntity<Checked> check(@RequestBody Body body) {
        return body.isGood() ? ResponseEntity.ok(new Checked(true)) : ResponseEntity.badRequest().build();
    }

    /** What a conversion's body holds, as far as it is looked at. */
    record Body(@Nullable String userId, @Nullable String type, @Nullable BigDecimal value, @Nullable String currency) {

        boolean isGood() {
            return userId != null
                    && !userId.isBlank()
                    && userId.length() <= MAX_USER_ID
                    && type != null
                    && !type.isBlank()
                    && type.length() <= MAX_TYPE
                    && (value == null || value.signum() >= 0)
                    && (currency == null || currency.length() == 3);
        }
    }

    /** The answer. */
    record Checked(boolean ok) {}
}
