#!/usr/bin/env bash
# Makes a corpus of small videos with ffmpeg, to hold the reader's facts against ffprobe's.
# Usage: make-corpus.sh FOLDER. A file whose encoder this ffmpeg lacks is left out; the last line says how many there are.
# Names that start with "other-" are not for our readers: foreign containers and things that are no video.
set -u
out=${1:?usage: make-corpus.sh FOLDER}
mkdir -p "$out" && cd "$out" || exit 1

ff() { ffmpeg -hide_banner -loglevel error -nostdin -y "$@" < /dev/null 2>> errors.log; }
pattern() { echo "-f lavfi -i testsrc2=size=$1:rate=$2:duration=$3"; }
tone() { echo "-f lavfi -i sine=frequency=440:sample_rate=44100:duration=$1"; }
x264="-c:v libx264 -preset ultrafast -pix_fmt yuv420p"

# make NAME ARGUMENTS...: one file, removed again when ffmpeg could not make it.
make() { local name=$1; shift; ff "$@" "$name" || rm -f "$name"; }

make base.mp4 $(pattern 320x180 30 2) $(tone 2) $x264 -bf 2 -g 15 -c:a aac -movflags +faststart
make end.mp4 -i base.mp4 -c copy
make silent.mp4 -i base.mp4 -an -c copy
make soundonly.m4a -i base.mp4 -vn -c copy
make soundonly.mp4 -i base.mp4 -vn -c copy
make long-sound.mp4 $(pattern 320x180 30 1) $(tone 3) $x264 -c:a aac
make short-sound.mp4 $(pattern 320x180 30 3) $(tone 1) $x264 -c:a aac
make noaudio.mov -i base.mp4 -an -c copy
make base.mov -i base.mp4 -c copy
make faststart.mov -i base.mp4 -c copy -movflags +faststart
make base.m4v -i base.mp4 -an -c copy -f ipod
make base.f4v -i base.mp4 -c copy -f f4v
make psp.mp4 -i base.mp4 -c copy -f psp
make twice.mp4 -i base.mp4 -i base.mp4 -map 0:v -map 1:v -map 0:a -c copy
make chapters.mp4 -i base.mp4 -c copy -metadata comment="$(head -c 3000 /dev/zero | tr '\0' x)"
make udta.mp4 -i base.mp4 -c copy -metadata comment="$(head -c 100000 /dev/zero | tr '\0' x)"
make udta-front.mp4 -i base.mp4 -c copy -movflags +faststart -metadata comment="$(head -c 100000 /dev/zero | tr '\0' x)"

for rate in 12 24000/1001 24 25 30000/1001 50 60; do
  make "rate-${rate%/*}.mp4" $(pattern 320x180 $rate 2) $x264
done
for size in 16x16 240x426 854x480 1080x1920 1920x1080 3840x2160; do
  make "size-$size.mp4" $(pattern $size 30 0.5) $x264
done
for turn in 90 180 270; do
  make "turn-$turn.mp4" -i base.mp4 -c copy -metadata:s:v rotate=$turn
  make "turn-$turn.mov" -i base.mp4 -c copy -metadata:s:v rotate=$turn
done
for shape in 4/3 64/45 1/2; do
  make "shape-${shape/\//-}.mp4" $(pattern 360x288 25 1) -vf setsar=$shape $x264
  make "shape-${shape/\//-}.mkv" $(pattern 360x288 25 1) -vf setsar=$shape $x264
done
make shape-4-3.mov -i shape-4-3.mp4 -c copy
make scale-1000.mp4 $(pattern 320x180 24 2) $x264 -video_track_timescale 1000
make scale-90000.mp4 $(pattern 320x180 30 2) $x264 -video_track_timescale 90000
make variable.mp4 $(pattern 320x180 30 4) -vf "select='not(mod(n\,3))+lt(n\,30)'" -vsync vfr $x264
make one-frame.mp4 $(pattern 320x180 30 1) -frames:v 1 $x264
make trimmed.mp4 -ss 0.7 -i base.mp4 -c copy
make delayed.mp4 -itsoffset 0.5 -i base.mp4 -i base.mp4 -map 0:v -map 1:a -c copy
make encrypted.mp4 -i base.mp4 -c copy -encryption_scheme cenc-aes-ctr -encryption_key 00112233445566778899aabbccddeeff -encryption_kid 00112233445566778899aabbccddeeff

flags="-c copy -movflags"
make frag.mp4 -i base.mp4 $flags +frag_keyframe+empty_moov
make frag-hybrid.mp4 -i base.mp4 $flags +frag_keyframe
make frag-base-moof.mp4 -i base.mp4 $flags +frag_keyframe+empty_moov+default_base_moof
make frag-dash.mp4 -i base.mp4 $flags +dash
make frag-sidx.mp4 -i base.mp4 $flags +frag_keyframe+empty_moov+default_base_moof+global_sidx
make frag-cmaf.mp4 -i silent.mp4 $flags +cmaf+frag_keyframe
make frag-silent.mp4 -i silent.mp4 $flags +frag_keyframe+empty_moov
make frag-no-trailer.mp4 -i silent.mp4 $flags +frag_keyframe+empty_moov+skip_trailer
make frag-separate.mp4 -i base.mp4 $flags +frag_keyframe+empty_moov+separate_moof
make frag-delay.mp4 -i base.mp4 $flags +frag_keyframe+delay_moov
make frag-negative.mp4 -i base.mp4 $flags +frag_keyframe+empty_moov+negative_cts_offsets
make frag-duration.mp4 -i base.mp4 $flags +empty_moov -frag_duration 300000
make frag.mov -i base.mp4 $flags +frag_keyframe+empty_moov
make ism.ismv -i base.mp4 -c copy -f ismv

make hevc.mp4 $(pattern 320x180 30 1) -c:v libx265 -preset ultrafast -x265-params log-level=none -tag:v hvc1
make hev1.mov $(pattern 320x180 30 1) -c:v libx265 -preset ultrafast -x265-params log-level=none
make mpeg4.mp4 $(pattern 320x180 30 1) -c:v mpeg4
make vp9.mp4 $(pattern 320x180 30 1) -c:v libvpx-vp9 -deadline realtime -cpu-used 8
make av1.mp4 $(pattern 160x90 30 0.5) -c:v libaom-av1 -cpu-used 8 -usage realtime
make mjpeg.mov $(pattern 320x180 30 1) -c:v mjpeg -pix_fmt yuvj420p
make prores.mov $(pattern 320x180 30 0.5) -c:v prores_ks -profile:v 0
make animation.mov $(pattern 320x180 30 0.5) -c:v qtrle
make h263.3gp $(pattern 352x288 30000/1001 1) -c:v h263
make mpeg4.3gp $(pattern 176x144 15 1) -c:v mpeg4
make mpeg4.3g2 $(pattern 176x144 15 1) -c:v mpeg4 -f 3g2
ff -i base.mp4 -frames:v 1 cover.jpg
make cover.mp4 -i base.mp4 -i cover.jpg -map 0 -map 1 -c copy -disposition:v:1 attached_pic
make cover-only.m4a -i soundonly.m4a -i cover.jpg -map 0 -map 1 -c copy -disposition:v:0 attached_pic

make vp8.webm $(pattern 320x180 30 1) $(tone 1) -c:v libvpx -deadline realtime -cpu-used 8 -c:a libvorbis
make vp9.webm $(pattern 320x180 30 1) $(tone 1) -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus
make cues-front.webm -i vp9.webm -c copy -cues_to_front 1
make live.webm -i vp9.webm -c copy -live 1
ff -i vp9.webm -c copy -f webm pipe:1 | cat > piped.webm || rm -f piped.webm
make base.mkv -i base.mp4 -c copy
make cues-front.mkv -i base.mp4 -c copy -reserve_index_space 4096
make hevc.mkv -i hevc.mp4 -c copy
make mpeg4.mkv -i mpeg4.mp4 -c copy
make mjpeg.mkv -i mjpeg.mov -c copy
make sound-only.mka -i base.mp4 -vn -c copy
make sound-only.webm -i vp9.webm -vn -c copy
make long-sound.mkv -i long-sound.mp4 -c copy
make attached.mkv -i base.mp4 -c copy -attach cover.jpg -metadata:s:t mimetype=image/jpeg
make variable.mkv -i variable.mp4 -c copy

make other-ts.mp4 -i base.mp4 -c copy -f mpegts
make other-flv.mp4 -i base.mp4 -c copy -f flv
make other-avi.avi -i base.mp4 -c copy
make other-gif.gif $(pattern 160x90 10 0.5)
make other-ps.mpg $(pattern 320x180 25 0.5) -c:v mpeg2video -f vob
make other-png.mp4 -i base.mp4 -frames:v 1 -c:v png -f image2
cp cover.jpg other-jpeg.mp4
printf '<!doctype html><title>Not found</title>' > other-html.mp4
printf '{"error":"not found"}' > other-json.mp4
: > other-empty.mp4

ls | grep -cv -e '\.log$' -e '\.jpg$'
