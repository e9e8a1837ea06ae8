package dev.openpartner.query.admin;

import dev.openpartner.kernel.admin.AdminEvent;
import dev.openpartner.kernel.admin.AdminEvent.AdminErased;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.admin.AdminEvent.AdminReinstated;
import dev.openpartner.kernel.admin.AdminEvent.AdminRevoked;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Rows;

/** Folds the standing of admins. */
final class AdminsProjector implements Projector {

    private final Batch batch;
    private final Rows admins;

    AdminsProjector(Batch batch) {
        this.batch = batch;
        this.admins = batch.rows(AdminTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        if (recorded.event() instanceof AdminEvent e && !(e instanceof AdminRegistered)) {
            admins.want(e.adminId());
        }
    }

    @Override
    public void apply(RecordedEvent recorded) {
        if (recorded.event() instanceof AdminEvent event) {
            apply(event);
        }
    }

    private void apply(AdminEvent event) {
        switch (event) {
            case AdminRegistered e -> register(e);
            case AdminRevoked e -> admins.require(e.adminId())
                    .set(AdminTable.STATUS, "revoked")
                    .set(AdminTable.REVOKED_AT, e.atMs())
                    .set(AdminTable.REVOKE_REASON, e.reason());
            case AdminReinstated e -> admins.require(e.adminId())
                    .set(AdminTable.STATUS, "active")
                    .set(AdminTable.REVOKED_AT, null)
                    .set(AdminTable.REVOKE_REASON, null);
            case AdminErased e -> admins.require(e.adminId())
                    .set(AdminTable.STATUS, "revoked")
                    .set(AdminTable.EMAIL, PersonalData.ERASED)
                    .set(AdminTable.NAME, PersonalData.ERASED);
        }
    }

    private void register(AdminRegistered e) {
        String subject = Streams.admin(e.adminId());
        admins.insert(e.adminId())
                .set(AdminTable.TENANT, e.tenant())
                .set(AdminTable.EMAIL, batch.open(subject, e.sealedEmail()))
                .set(AdminTable.NAME, batch.open(subject, e.sealedName()))
                .set(AdminTable.STATUS, "active")
                .set(AdminTable.CREATED_AT, e.atMs());
    }
}
