package orders;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what goes to the server by AES-GCM, so that it can run everything and read nothing. Thread safe. */
public final class Encryption implements PayloadCodec {
    private static final ByteString ENCODING = ByteString.copyFromUtf8("binary/aes-gcm");
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private Encryption(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Returns a converter that encrypts payloads and failures, with a key of 16 or 32 bytes. */
    public static DataConverter with(byte[] key) {
        return new CodecDataConverter(
                DefaultDataConverter.newDefaultInstance(), List.of(new Encryption(key.clone())), true);
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::encrypted).toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream()
                .map(payload ->
                        ENCODING.equals(payload.getMetadataMap().get("encoding")) ? decrypted(payload) : payload)
                .toList();
    }

    private Payload encrypted(Payload plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteString data = ByteString.copyFrom(nonce)
                .concat(ByteString.copyFrom(crypt(Cipher.ENCRYPT_MODE, nonce, plain.toByteArray())));
        return Payload.newBuilder()
                .putMetadata("encoding", ENCODING)
                .setData(data)
                .build();
    }

    private Payload decrypted(Payload payload) {
        byte[] data = payload.getData().toByteArray();
        byte[] nonce = Arrays.copyOf(data, NONCE_BYTES);
        try {
            return Payload.parseFrom(
                    crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(data, NONCE_BYTES, data.length)));
        } catch (InvalidProtocolBufferException e) {
            throw new PayloadCodecException(e);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new PayloadCodecException(e);
        }
    }
}
