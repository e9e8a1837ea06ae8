package dev.openpartner.query.apikey;

import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Rows;

/** Lists keys and when they ended. */
final class ApiKeysProjector implements Projector {

    private final Rows keys;

    ApiKeysProjector(Batch batch) {
        this.keys = batch.rows(ApiKeyTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        if (recorded.event() instanceof ApiKeyRevoked e) {
            keys.want(e.keyId());
        }
    }

    @Override
    public void apply(RecordedEvent recorded) {
        if (recorded.event() instanceof ApiKeyRevoked e) {
            keys.require(e.keyId()).set(ApiKeyTable.REVOKED_AT, e.atMs());
        } else if (recorded.event() instanceof ApiKeyMinted e) {
            keys.insert(e.keyId())
                    .set(ApiKeyTable.TENANT, e.tenant())
                    .set(ApiKeyTable.LABEL, e.label())
                    .set(ApiKeyTable.ROLE, e.role())
                    .set(ApiKeyTable.SCOPES, e.scopes())
                    .set(ApiKeyTable.PARTNER, e.partnerId())
                    .set(ApiKeyTable.SOURCE, e.source())
                    .set(ApiKeyTable.PREFIX, e.prefix())
                    .set(ApiKeyTable.LAST4, e.last4())
                    .set(ApiKeyTable.CREATED_AT, e.atMs())
                    .set(ApiKeyTable.EXPIRES_AT, e.expiresAtMs());
        }
    }
}
