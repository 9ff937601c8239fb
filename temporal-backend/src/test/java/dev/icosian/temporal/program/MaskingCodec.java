package dev.icosian.temporal.program;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;

/** Makes bytes unreadable, as an encryption would; it is none. */
public final class MaskingCodec implements PayloadCodec {
    private static final ByteString ENCODING = ByteString.copyFromUtf8("binary/masked");
    private static final int MASK = 0x5a;

    /** Returns a converter that masks all payloads and failures. */
    public static DataConverter converter() {
        return new CodecDataConverter(DefaultDataConverter.newDefaultInstance(), List.of(new MaskingCodec()), true);
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream()
                .map(plain -> Payload.newBuilder()
                        .putMetadata("encoding", ENCODING)
                        .setData(masked(plain.toByteString()))
                        .build())
                .toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(MaskingCodec::plain).toList();
    }

    private static Payload plain(Payload masked) {
        if (!ENCODING.equals(masked.getMetadataMap().get("encoding"))) {
            return masked;
        }
        try {
            return Payload.parseFrom(masked(masked.getData()));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new PayloadCodecException(e);
        }
    }

    private static ByteString masked(ByteString bytes) {
        byte[] copy = bytes.toByteArray();
        for (int i = 0; i < copy.length; i++) {
            copy[i] ^= MASK;
        }
        return ByteString.copyFrom(copy);
    }
}
